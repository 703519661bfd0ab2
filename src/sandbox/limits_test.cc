#include "sandbox/limits.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

Result<Limits> parse(std::vector<std::string> arguments) {
    std::vector<char*> pointers;
    pointers.reserve(arguments.size());
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    return parse_limits(pointers);
}

TEST(ParseLimits, ReadsWhatTheServerWrites) {
    const Limits limits{.cpu = std::chrono::milliseconds(2500), .memory = 123456789};
    const auto parsed = parse(to_arguments(limits));
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->cpu, std::chrono::seconds(3));
    EXPECT_EQ(parsed->memory, 123456789);
}

TEST(ParseLimits, RefusesWhatIsNoLimit) {
    for (const char* argument :
         {"resume.pdf", "--cpu-seconds=", "--cpu-seconds=1x", "--memory-bytes=0"})
        EXPECT_FALSE(parse({argument})) << argument;
}

}  // namespace
}  // namespace vitae
