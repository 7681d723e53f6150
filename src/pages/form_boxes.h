// Boxes of forms, each with its label. Forms ask by GET, so that what is asked is an address.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "view.h"

namespace dragoman::pages {

// A choice of `values`, whose words are those of View::word(words, value), or of any.
Html choice_box(const View& view, std::string_view name, std::string_view label,
                std::string_view words, std::span<const std::string_view> values,
                std::string_view chosen);

// A line to write in. `id` tells boxes of one name apart.
Html text_box(const View& view, std::string_view name, std::string_view label, std::string value,
              std::string_view placeholder = {}, std::string_view id = {});

// As many boxes named "with" as parties are given and one more, two to four.
Html party_boxes(const View& view, const std::vector<PartyCode>& with);

}  // namespace dragoman::pages
