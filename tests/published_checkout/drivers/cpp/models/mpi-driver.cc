#include <mpi.h>

#include "report.hpp"

int main(int argc, char** argv) {
    MPI_Init(&argc, &argv);
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    report(rank == 0);
    MPI_Finalize();
}
