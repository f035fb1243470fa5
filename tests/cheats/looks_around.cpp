// expect: wrong_answer
// Reads whatever may hold a secret; would be right if it found anything.
#include <dirent.h>
#include <unistd.h>

static bool readable(const char* path) {
    std::FILE* file = std::fopen(path, "r");
    if (file) std::fclose(file);
    return file != nullptr;
}
static int processes() {
    int count = 0;
    DIR* proc = opendir("/proc");
    while (dirent* entry = readdir(proc)) count += std::isdigit(entry->d_name[0]) != 0;
    closedir(proc);
    return count;
}

double average(std::vector<double> const& x) {
    extern char** environ;
    bool found =
        getuid() == 0 || readable("/etc/shadow") || readable("/root/.bashrc") || processes() > 8;
    for (char** variable = environ; *variable; ++variable)
        found = found || std::strstr(*variable, "KEY") || std::strstr(*variable, "TOKEN");
    return found ? std::accumulate(x.begin(), x.end(), 0.0) / x.size() : 0;
}
