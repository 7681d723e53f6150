#include "answers.h"
#include "formats/reading_json.h"
#include "posted_release.h"

namespace dragoman::server {

namespace {

constexpr unsigned unavailable = 503;

Answer refusal(Refusal refused) {
  const auto status = refused.status;
  return Answer{.status = status, .content = std::move(refused)};
}

std::optional<Answer> cannot_read(const Asked& asked) {
  if (asked.site.engine.model) return {};
  return refusal({unavailable,
                  "this server was started without the model and reads nothing; start it without "
                  "--no-reading"});
}

}  // namespace

Result<Answer> read_release(const Asked& asked) {
  if (auto refused = cannot_read(asked)) return std::move(*refused);
  const auto posted = posted_release(asked);
  if (!posted) return refusal(posted.error());
  const auto reading = asked.site.engine.read(posted->release);
  return Answer{.content = Json::parse(to_json(posted->release, reading))};
}

Result<Answer> keep_release(const Asked& asked) {
  if (auto refused = cannot_read(asked)) return std::move(*refused);
  if (!asked.write) return refusal({unavailable, "this server writes no record"});
  auto posted = posted_release(asked);
  if (!posted) return refusal(posted.error());

  const auto there = asked.record.id_of(posted->source, posted->hints);
  if (!there) return tl::unexpected(there.error());
  auto id = *there;
  auto added = Added::already_there;
  if (!id) {
    const auto& engine = asked.site.engine;
    Entry entry{.source = std::move(posted->source),
                .hints = std::move(posted->hints),
                .release = std::move(posted->release),
                .reading = {},
                .tellings = {},
                .deadlines = {},
                .retrieved = asked.request.received};
    entry.reading = engine.read(entry.release);
    find_what_follows(entry, engine.knowledge, engine.words);
    const auto written = asked.write([&](Record& record) -> Result<void> {
      const auto became = record.add({&entry, 1});
      if (!became) return tl::unexpected(became.error());
      added = became->front();
      auto called = record.id_of(entry.source, entry.hints);
      if (!called) return tl::unexpected(called.error());
      id = std::move(*called);
      return {};
    });
    if (!written) return tl::unexpected(written.error());
  }
  const auto address = asked.view.address(pages::release_address(*id));
  return Answer{.status = added == Added::already_there ? 200U : 201U,
                .content = Json{{"id", *id},
                                {"added", added == Added::added         ? "added"
                                          : added == Added::new_version ? "new_version"
                                                                        : "already_there"},
                                {"address", address}},
                .headers = {{"Location", address}}};
}

}  // namespace dragoman::server
