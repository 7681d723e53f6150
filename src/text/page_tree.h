// The parsed tree of a page as an array in the order of the page, with sums over what each node
// holds. Walks over it are loops: depth costs no stack.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/furniture.h"

namespace dragoman {

std::string tag_name(const GumboElement& element);

// Empty if there is none.
std::string_view attribute(const GumboElement& element, const char* name);

bool is_element(const GumboNode& node);
bool is_text(const GumboNode& node);

// Tags that open no block of their own.
bool is_inline(GumboTag tag);

// By its attributes.
bool is_hidden(const GumboElement& element);

// A node in the order of the page, with sums over what it holds.
struct Visit {
  const GumboNode* node = nullptr;
  std::size_t parent = 0;
  std::size_t end = 0;      // after its last descendant
  std::size_t letters = 0;  // bytes of text but blanks
  std::size_t linked = 0;   // of these, in links
  std::size_t links = 0;
  bool in_link = false;
  bool has_main_heading = false;
  bool has_block = false;  // a block element in it
};

// All nodes but those inside never-text and hidden elements.
std::vector<Visit> visit_all(const GumboNode& root, const FurnitureTables& tables);

}  // namespace dragoman
