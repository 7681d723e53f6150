#include "person_page.h"

#include <algorithm>

#include "form_boxes.h"
#include "meeting_page.h"
#include "meetings_page.h"
#include "party_page.h"

namespace dragoman::pages {

namespace {

constexpr std::size_t shown_releases = 5;

// "5 October 2022 – 8 July 2023", or the one day.
Html told_between(const View& view, const PersonTold::Post& post) {
  if (post.first == post.last) return view.when(post.first);
  if (!post.first || !post.last)
    return together(view.when(post.first), " – ", view.when(post.last));
  return view.when(When{post.first->from, post.last->to});
}

Html post_line(const View& view, const PersonTold::Post& post) {
  auto html = together(element(
      "b", {}, post.post.empty() ? view.text("person.no_post") : std::string_view(post.post)));
  if (!post.of.empty()) html += together(" · ", view.party_link(post.of));
  html += together(" · ", told_between(view, post), void_element("br", {}));
  // Those told last, which come last.
  const auto shown = std::min(post.releases.size(), shown_releases);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& release = post.releases[post.releases.size() - 1 - i];
    html +=
        together(i == 0 ? "" : " ",
                 element("a", {{"class", "cite"}, {"href", view.address(release_address(release))}},
                         release));
  }
  if (post.told > shown) {
    html += together(" ", element("small", {}, view.count("cite.more", post.told - shown)));
  }
  return html;
}

Html posts(const View& view, const PersonTold& told) {
  return element("ul", {{"class", "lines"}}, each(told.posts, [&](const PersonTold::Post& post) {
                   return element("li", {}, post_line(view, post));
                 }));
}

Html meetings(const View& view, const std::vector<Happening>& all) {
  if (all.empty()) return {};
  return together(element("h3", {}, view.text("person.meetings")),
                  element("ol", {{"class", "happenings"}}, each(all, [&](const Happening& one) {
                            return element("li", {}, happening_line(view, one));
                          })));
}

Html offices(const View& view, const PeopleFound& found) {
  return list_section(view, "person.offices", each(found.holders, [&](const Holder* holder) {
                        return holder_line(view, *holder);
                      }));
}

}  // namespace

Html person_page(const View& view, const PeopleFound& found) {
  auto html =
      element("h1", {}, found.people.size() == 1 ? found.people.front().told.name : found.name);
  if (found.people.size() > 1 && found.next.empty() && found.previous.empty()) {
    html += element("p", {{"class", "lead"}}, view.count("person.several", found.people.size()));
  }
  for (const auto& person : found.people) {
    html += element("section", {},
                    element("h2", {},
                            found.people.size() == 1 ? std::string(view.text("person.posts"))
                                                     : person.told.name),
                    posts(view, person.told), meetings(view, person.meetings));
  }
  return together(html, offices(view, found), parts_nav(view, found.previous, found.next));
}

Html people_page(const View& view, const PeopleFound& found) {
  auto html =
      together(element("h1", {}, view.text("people.title")),
               element("form", {{"class", "filters"}, {"action", view.address("/people")}},
                       text_box(view, "name", "filter.name", found.name),
                       element("button", {{"type", "submit"}}, view.text("search.button"))));
  if (found.name.empty()) {
    return together(
        html, element("p", {}, view.text("people.how")),
        list_section(view, "people.of_late", each(found.of_late, [&](const Participant& one) {
                       return participant_line(view, one);
                     })));
  }
  if (found.people.empty() && found.holders.empty() && found.next.empty()) {
    return together(html, element("p", {{"class", "nothing"}}, view.text("people.nothing")));
  }
  for (const auto& person : found.people) {
    html += element(
        "section", {},
        element("h2", {},
                link(view.address("/person/" + url_part(person.told.name)), person.told.name)),
        posts(view, person.told));
  }
  return together(html, offices(view, found), parts_nav(view, found.previous, found.next));
}

}  // namespace dragoman::pages
