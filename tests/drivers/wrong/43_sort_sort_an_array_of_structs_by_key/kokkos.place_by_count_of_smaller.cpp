// expect: wrong_answer
void sortByStartTime(Kokkos::View<Result*>& results) {
    Kokkos::View<Result*> sorted("sorted", results.extent(0));
    Kokkos::parallel_for(
        results.extent(0), KOKKOS_LAMBDA(const size_t i) {
            size_t smaller = 0;
            for (size_t j = 0; j < results.extent(0); ++j)
                smaller += results(j).startTime < results(i).startTime;
            sorted(smaller) = results(i);
        });
    Kokkos::deep_copy(results, sorted);
}
