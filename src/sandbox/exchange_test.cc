#include "sandbox/exchange.h"

#include <array>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vitae {
namespace {

using namespace std::string_view_literals;

class Exchange : public testing::Test {
protected:
    Exchange() { EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends_.data()), 0); }
    ~Exchange() override {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }

    void child_says(std::string_view bytes) {
        ASSERT_EQ(::write(ends_[1], bytes.data(), bytes.size()), std::ssize(bytes));
    }
    Answer exchange_within(Duration time, std::string_view document = "ab") {
        return exchange(ends_[0], document, 100, system_clock().steady() + time);
    }

    std::array<int, 2> ends_{};
};

TEST_F(Exchange, CountsInEightBytesLeastSignificantFirst) {
    child_says("\x02\0\0\0\0\0\0\0{}"sv);
    const Answer answer = exchange_within(std::chrono::seconds(20));
    EXPECT_EQ(answer.reception, Reception::complete);
    EXPECT_EQ(answer.bytes, "{}");
    std::array<char, 100> sent{};
    const auto count = static_cast<std::size_t>(::read(ends_[1], sent.data(), sent.size()));
    EXPECT_EQ(std::string_view(sent.data(), count), "\x02\0\0\0\0\0\0\0ab"sv);
}

TEST_F(Exchange, RefusesALongAnswerBeforeItComes) {
    child_says("\x65\0\0\0\0\0\0\0"sv);
    EXPECT_EQ(exchange_within(std::chrono::seconds(20)).reception, Reception::too_long);
}

TEST_F(Exchange, IsLateEvenWhileTheChildGoesOnTalking) {
    child_says("\x64\0\0\0\0\0\0\0and so on"sv);
    EXPECT_EQ(exchange_within(Duration::zero()).reception, Reception::late);
}

TEST_F(Exchange, TakesAnAnswerFromAChildThatDidNotReadItsDocument) {
    child_says("\x02\0\0\0\0\0\0\0{}"sv);
    ::shutdown(ends_[1], SHUT_RDWR);
    const std::string document(std::size_t{4} << 20, 'x');
    const Answer answer = exchange_within(std::chrono::seconds(20), document);
    EXPECT_EQ(answer.reception, Reception::complete);
    EXPECT_EQ(answer.bytes, "{}");
}

}  // namespace
}  // namespace vitae
