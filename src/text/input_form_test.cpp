#include "text/input_form.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(InputForm, IsToldByContentFirst) {
  struct Case {
    std::string_view head, extension;
    InputForm expected;
  };
  constexpr std::string_view mail = "Received: by x\r\n for y\r\nFrom: a@b.org\r\n\r\nWords";
  constexpr Case cases[] = {
      {"", "", InputForm::page},
      {"", ".jsonl", InputForm::lines},
      {" \n{\"id\": \"a\"}", "", InputForm::lines},
      {"{\"id\": \"a\"}", ".txt", InputForm::page},
      {"WARC/1.0\r\n", ".txt", InputForm::warc},
      {"%PDF-1.4\n", ".html", InputForm::pdf},
      {"\n%PDF-1.4\n", ".pdf", InputForm::pdf},
      {"The file begins with %PDF-1.4", "", InputForm::page},
      {"<?xml version='1.0'?><!-- <x> --><rss version='2.0'>", "", InputForm::feed},
      {"<feed xmlns='http://www.w3.org/2005/Atom'>", ".xml", InputForm::feed},
      {"<rdf:RDF xmlns:rdf='x'>", ".xml", InputForm::feed},
      {"<!DOCTYPE html><html>", "", InputForm::page},
      {"<rss>", ".html", InputForm::page},
      {"<urlset>", "", InputForm::sitemap},
      {"<!--", "", InputForm::page},
      {"<?x", "", InputForm::page},
      {"<", "", InputForm::page},
      {mail, "", InputForm::mail},
      {mail, ".txt", InputForm::page},
      {"Subject: x\n\n", ".eml", InputForm::mail},
      {"From: the Ministry\nTo: all\n\nWords", "", InputForm::page},
      {"From: a\nWords without a colon\nMessage-ID: x\n", "", InputForm::page},
      {" From: a\nMessage-ID: x\n", "", InputForm::page},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.head);
    EXPECT_EQ(form_of(c.head, c.extension), c.expected);
  }
}

}  // namespace
}  // namespace dragoman
