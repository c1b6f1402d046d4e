/// registry_compile TABLES DATABASE: the build's own program that turns corpus/registry into the embedded database.

#include <iostream>

#include "registry/registry.h"

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: registry_compile TABLES DATABASE\n";
        return 2;
    }
    const auto error = doichieu::registry::compile(argv[1], argv[2]);
    if (!error) return 0;
    std::cerr << error->path << ":" << error->line << ":" << error->column << ": " << error->code << ": "
              << error->message.en << "\n";
    return 2;
}
