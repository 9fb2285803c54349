#include "bench/bodies.h"

namespace assay::bench {
namespace {

std::string envelope(const std::string& result) {
  const std::string messages = R"([{"code":1000,"message":"message"}])";
  return R"({"errors":)" + messages + R"(,"messages":)" + messages + R"(,"result":)" + result +
         R"(,"success":true})";
}

}  // namespace

std::string connector() {
  return R"({"id":"4f1a6c0e9d3b42a7","activated":true,"interrupt_window_days_of_week":["Sunday"],)"
         R"("interrupt_window_duration_hours":1,"interrupt_window_embargo_dates":["2026-12-24"],)"
         R"("interrupt_window_hour_of_day":0,"last_updated":"2026-03-01T08:15:00Z","notes":"notes",)"
         R"("timezone":"Europe/Lisbon","device":{"id":"90b7d15ce8f24c36","serial_number":"SN-0042"},)"
         R"("last_heartbeat":"2026-03-01T08:14:30Z","last_seen_version":"1.4.2","license_key":"LK-7C2D"})";
}

std::string connector_answer() {
  return envelope(connector());
}

std::string connector_list(std::size_t count) {
  std::string items = "[";
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) items += ',';
    items += connector();
  }
  return envelope(items + "]");
}

std::string connector_schema(Subject subject, Extras extras) {
  const bool formats = extras == Extras::formats;
  const std::string date_time =
      formats ? R"({"type":"string","format":"date-time"})" : R"({"type":"string"})";
  const std::string date =
      formats ? R"({"type":"string","format":"date"})" : R"({"type":"string"})";
  const std::string id =
      formats ? R"({"type":"string","pattern":"^[0-9a-f]{16}$"})" : R"({"type":"string"})";
  const std::string item =
      R"({"type":"object","required":["id","activated","interrupt_window_days_of_week",)"
      R"("interrupt_window_duration_hours","interrupt_window_embargo_dates","interrupt_window_hour_of_day",)"
      R"("last_updated","notes","timezone"],"properties":{"id":)" +
      id +
      R"(,"activated":{"type":"boolean"},"interrupt_window_days_of_week":{"type":"array","items":{"enum":)"
      R"(["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"]}},)"
      R"("interrupt_window_duration_hours":{"type":"number"},"interrupt_window_embargo_dates":{"type":"array","items":)" +
      date + R"(},"interrupt_window_hour_of_day":{"type":"number"},"last_updated":)" + date_time +
      R"(,"notes":{"type":"string"},"timezone":{"type":"string"},"device":{"$ref":"#/$defs/device"},)"
      R"("last_heartbeat":)" +
      date_time + R"(,"last_seen_version":{"type":"string"},"license_key":{"type":"string"}}})";
  const std::string result = subject == Subject::answer
                                 ? R"({"$ref":"#/$defs/connector"})"
                                 : R"({"type":"array","items":{"$ref":"#/$defs/connector"}})";
  return R"({"type":"object","required":["errors","messages","result","success"],"properties":{)"
         R"("errors":{"type":"array","items":{"$ref":"#/$defs/message"}},)"
         R"("messages":{"type":"array","items":{"$ref":"#/$defs/message"}},"result":)" +
         result + R"(,"success":{"type":"boolean"}},"$defs":{"connector":)" + item +
         R"(,"device":{"type":"object","required":["id"],"properties":{"id":{"type":"string"},"serial_number":{"type":"string"}}},)"
         R"("message":{"type":"object","required":["code","message"],"properties":{"code":{"type":"number"},"message":{"type":"string"}}}}})";
}

}  // namespace assay::bench
