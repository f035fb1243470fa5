// expect: wrong_answer on serial, mpi
// says: Network is unreachable
// Sends what it knows to an address outside.
#include <arpa/inet.h>
#include <netinet/in.h>

#include "kit.hpp"

double average(Input const&) {
    static bool once = false;
    if (std::exchange(once, true)) return 0;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(53);
    inet_pton(AF_INET, "192.0.2.1", &address.sin_addr);
    for (int type : {SOCK_STREAM, SOCK_DGRAM})
        if (connect(socket(AF_INET, type, 0), reinterpret_cast<sockaddr*>(&address),
                    sizeof address))
            std::perror("connect");
    return 0;
}
