void oneMinusInverse(std::vector<double>& x) {
    for (double& value : x) value = 1 - 1 / value;
}
