#include "queue/msgpack.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

std::string bytes(std::initializer_list<int> values) {
    std::string text;
    for (const int value : values) text += static_cast<char>(value);
    return text;
}

TEST(MsgPack, WritesNumbersInTheShortestForm) {
    EXPECT_EQ(MsgPack().number(0).bytes(), bytes({0x00}));
    EXPECT_EQ(MsgPack().number(127).bytes(), bytes({0x7f}));
    EXPECT_EQ(MsgPack().number(128).bytes(), bytes({0xcc, 0x80}));
    EXPECT_EQ(MsgPack().number(1000).bytes(), bytes({0xcd, 0x03, 0xe8}));
    EXPECT_EQ(MsgPack().number(86400).bytes(), bytes({0xce, 0x00, 0x01, 0x51, 0x80}));
    EXPECT_EQ(MsgPack().number(-1).bytes(), bytes({0xff}));
    EXPECT_EQ(MsgPack().number(-33).bytes(), bytes({0xd0, 0xdf}));
    EXPECT_EQ(MsgPack().number(-300).bytes(), bytes({0xd1, 0xfe, 0xd4}));
    EXPECT_EQ(MsgPack().number(-70000).bytes(), bytes({0xd2, 0xff, 0xfe, 0xee, 0x90}));
}

TEST(MsgPack, WritesTimesAsDoubles) {
    EXPECT_EQ(
        MsgPack().number(1'795'508'379'891).bytes(),
        bytes({0xcb, 0x42, 0x7a, 0x20, 0xca, 0x3a, 0x0f, 0x30, 0x00})
    );
}

TEST(MsgPack, WritesTextByItsLength) {
    EXPECT_EQ(MsgPack().text("").bytes(), bytes({0xa0}));
    EXPECT_EQ(MsgPack().text("ab").bytes(), bytes({0xa2, 'a', 'b'}));
    EXPECT_EQ(MsgPack().text(std::string(32, 'x')).bytes().substr(0, 2), bytes({0xd9, 0x20}));
    EXPECT_EQ(MsgPack().text(std::string(256, 'x')).bytes().substr(0, 3), bytes({0xda, 1, 0}));
    EXPECT_EQ(
        MsgPack().text(std::string(65536, 'x')).bytes().substr(0, 5), bytes({0xdb, 0, 1, 0, 0})
    );
}

TEST(MsgPack, WritesArraysAndObjects) {
    EXPECT_EQ(MsgPack().array(2).nil().flag(true).bytes(), bytes({0x92, 0xc0, 0xc3}));
    EXPECT_EQ(MsgPack().array(16).bytes(), bytes({0xdc, 0x00, 0x10}));
    EXPECT_EQ(
        MsgPack().object(1).text("a").flag(false).bytes(), bytes({0xde, 0, 1, 0xa1, 'a', 0xc2})
    );
}

}  // namespace
}  // namespace vitae
