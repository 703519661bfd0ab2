#include "resume/dates.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

std::string shown(const TimeSpan& found) {
    std::string text;
    if (found.start) text += to_text(found.start->date);
    if (!found.single) text += '/';
    if (found.end) text += to_text(found.end->date);
    if (found.current) text += "now";
    return text;
}

std::string read(std::u32string_view text) {
    std::string all;
    for (const TimeSpan& found : find_time_spans(text))
        all += (all.empty() ? "" : " ") + shown(found);
    return all;
}

TEST(FindTimeSpans, ReadsRangesInManyForms) {
    const std::pair<std::u32string_view, std::string> forms[] = {
        {U"Jan 2019 – Mar 2020", "2019-01/2020-03"},
        {U"January 2019 to Present", "2019-01/now"},
        {U"(Mar 2021 - Present)", "2021-03/now"},
        {U"2014--2016", "2014/2016"},
        {U"2019–", "2019/now"},
        {U"Apr 2014 to", "2014-04/now"},
        {U"03/19 – 05/20", "2019-03/2020-05"},
        {U"03/2019-heute", "2019-03/now"},
        {U"Jänner 2020 – dato", "2020-01/now"},
        {U"seit Oktober 2018", "2018-10/now"},
        {U"since 1865", "1865/now"},
        {U"Sept. 2016 - juin 2019", "2016-09/2019-06"},
        {U"depuis mars 2020", "2020-03/now"},
        {U"2018 à aujourd’hui", "2018/now"},
        {U"enero de 2015 - actualidad", "2015-01/now"},
        {U"Ottobre 2015 – Ora", "2015-10/now"},
        {U"dal 2017 al 2019", "2017/2019"},
        {U"março de 2016 até o momento", "2016-03/now"},
        {U"mei 2014 t/m juni 2016", "2014-05/2016-06"},
        {U"Июнь 2018 — по настоящее время", "2018-06/now"},
        {U"с 2015 по 2018 г.", "2015/2018"},
        {U"2020年4月～現在", "2020-04/now"},
        {U"2018年9月 - 2022年6月", "2018-09/2022-06"},
        {U"2018.09 - 2022.06", "2018-09/2022-06"},
        {U"2018.09-至今", "2018-09/now"},
        {U"2019년 3월 ~ 현재", "2019-03/now"},
        {U"2019.03 ~ 2021.02", "2019-03/2021-02"},
        {U"يناير 2018 - حتى الآن", "2018-01/now"},
        {U"٢٠١٨ - ٢٠٢٠", "2018/2020"},
        {U"May – Aug 2019", "2019-05/2019-08"},
        {U"Summer 2018 - Fall 2019", "2018/2019"},
        {U"Summers 2018 – 2019", "2018/2019"},
        {U"Marzo 2012 → (en curso)", "2012-03/now"},
        {U"Present – 04/2020", "2020-04/now"},
        {U"to 2020 from 2018", "2018/2020"},
        {U"2018/19", "2018/2019"},
        {U"2015-17", "2015/2017"},
        {U"06/2012 bis 08/2014", "2012-06/2014-08"},
        {U"01.10.2012 - 31.08.2014", "2012-10-01/2014-08-31"},
        {U"Sept ’17 – Dec ’19", "2017-09/2019-12"},
        {U"2020 – 2016", "2016/2020"},
        {U"Mar\u00AD 2020 – Now", "2020-03/now"},
        {U"平成30年4月", "2018-04"}};
    for (const auto& [text, wanted] : forms) EXPECT_EQ(read(text), wanted) << to_text(Date{});
}

TEST(FindTimeSpans, ReadsSingleDates) {
    const std::pair<std::u32string_view, std::string> forms[] = {
        {U"May 2016", "2016-05"},
        {U"expected March 2016", "2016-03"},
        {U"3. Mai 2016", "2016-05-03"},
        {U"May 3, 2016", "2016-05-03"},
        {U"Jun. 2013", "2013-06"},
        {U"2016-05-31", "2016-05-31"},
        {U"Class of 2014", "2014"},
        {U"05/2016", "2016-05"},
        {U"junio de 2016", "2016-06"},
        {U"2016", "2016"}};
    for (const auto& [text, wanted] : forms) EXPECT_EQ(read(text), wanted);
}

TEST(FindTimeSpans, LeavesOtherNumbers) {
    for (const auto* text :
         {U"3.7/4.0",
          U"18/24",
          U"24/7",
          U"$2015",
          U"1,200 users",
          U"March",
          U"10-12 people",
          U"HTML 5"})
        EXPECT_EQ(read(text), "") << std::u32string(text).size();
}

}  // namespace
}  // namespace vitae
