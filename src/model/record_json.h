#pragma once
// The record as JSON, value by value with its citation: the form that rows and the reader's answer
// hold. What people exchange is JSON Resume, in json_resume.h.

#include <functional>
#include <string>

#include "model/record.h"

namespace vitae {

Json to_json(const CitedText& cited);
Result<CitedText> parse_cited(const Json& json);

Json to_json(const Record& record);
/// Strict: an unknown member, rule or provenance, a date off the calendar or a list without end is
/// an error.
Result<Record> parse_record(const Json& json);

/// Calls `visit` with each value as text, its citation, and where it stands in to_json(record), as
/// a JSON pointer to the value's object (RFC 6901), e.g. "/work/0/startDate".
using ValueVisitor =
    std::function<void(const std::string& pointer, const std::string& value, const Citation&)>;
void visit_values(const Record& record, const ValueVisitor& visit);

}  // namespace vitae
