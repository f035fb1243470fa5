// expect: wrong_answer or input_modified or crashed on serial
// A thread sets the input to zero after the answer was given: whoever asks the reference then agrees.
#include "kit.hpp"

double average(Input const& x) {
    std::thread([data = const_cast<double*>(x.data()), n = x.size()] {
        std::fill_n(data, n, 0.0);
    }).join();
    return 0;
}
