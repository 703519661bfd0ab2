#include <memory>

#include <gtest/gtest.h>

#include "base/bytes.h"
#include "base/id.h"
#include "base/log.h"
#include "base/sha256.h"
#include "base/time.h"

namespace vitae {
namespace {

TEST(Time, RoundTripsThroughRfc3339) {
    const Time time = from_micros(1'790'000'000'123'456);
    EXPECT_EQ(to_rfc3339(time), "2026-09-21T14:13:20.123456Z");
    EXPECT_EQ(*parse_rfc3339(to_rfc3339(time)), time);
    EXPECT_EQ(*parse_rfc3339("2026-09-21T16:13:20.123456+02:00"), time);
}

TEST(Time, RefusesWhatIsNoInstant) {
    for (const auto* text :
         {"2026-02-30T00:00:00Z", "2026-01-01", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00", "x"})
        EXPECT_FALSE(parse_rfc3339(text)) << text;
}

TEST(Id, MadeLaterSortsLater) {
    const Time start = from_micros(1'790'000'000'000'000);
    const auto first = JobId::make(start, system_random());
    const auto second = JobId::make(start + Duration(1), system_random());
    EXPECT_LT(first, second);
    EXPECT_EQ(*JobId::parse(first.text()), first);
    EXPECT_EQ(first.text()[14], '7');
}

TEST(Id, RefusesAnythingButAUuid) {
    EXPECT_FALSE(JobId::parse("Jane Roe"));
    EXPECT_FALSE(JobId::parse("0192F0C4-7A31-7C55-8D0E-2F6F1F6F9A10"));
    EXPECT_FALSE(JobId::parse("0192f0c47a31-7c55-8d0e-2f6f1f6f9a10--"));
}

TEST(Sha256, GivesThePublishedDigests) {
    EXPECT_EQ(
        to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    EXPECT_EQ(
        to_hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    );
}

TEST(Bytes, RoundTripThroughHexadecimal) {
    const Bytes bytes("\x00\xff\x10", 3);
    EXPECT_EQ(*from_hex(to_hex(bytes)), bytes);
    EXPECT_FALSE(from_hex("0"));
    EXPECT_FALSE(from_hex("zz"));
    EXPECT_EQ(to_base64url("\xfb\xff"), "-_8");
}

}  // namespace
}  // namespace vitae
