package dev.countersign.forms.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What our functions give is what docs.jsonata.org says of them. */
final class BoundedFunctionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "$pad('foo', 5) | 'foo  '",
        "$pad('foo', -5, '#') | '##foo'",
        "$pad('foo', 8, '-+') | 'foo-+-+-'",
        "$pad('5', -3, '') | '  5'",
        "$join(['a', 'b'], '-') | 'a-b'",
        "$join('a') | 'a'",
        "$match('ababbabbcc', /a(b+)/)[1].groups | ['bb']",
        "$match('ababbabbcc', /a(b+)/).index | [0,2,5]",
        "$count($match('aaa', /a/, 2)) | 2",
        "$contains('Hello', /hELLO/i) | true",
        "$contains('abc', 'bc') | true",
        "$split('so many words', ' ', 2) | ['so','many']",
        "$split('too much, punctuation. hard', /[ ,.]+/) | ['too','much','punctuation','hard']",
        "$split('a1b2c', /\\d/, 2) | ['a','b']",
        "$replace('John Smith', /(\\w+)\\s(\\w+)/, '$2, $1') | 'Smith, John'",
        "$replace('265USD', /([0-9]+)USD/, '$$$1') | '$265'",
        "$replace('abc', /(b)/, '[$0$10$9]') | 'a[bb0]c'",
        "$replace('a.b.c', '.', '-', 1) | 'a-b.c'",
        "$replace('68F', /(\\d+)F/, function($m) { $string($number($m.groups[0]) + 1) }) | '69'",
        "$replace(missing, 'a', 'b') | null",
        "'ab' ~> $replace('a', 'c') | 'cb'",
        "$map(['a'], $pad(?, 3, '-')) | 'a--'",
        "('abc' ~> /b/).[match, start, end] | ['b',1,2]",
        "['ab', 'cd'][$contains($, /^a/)] | 'ab'",
        "$zip([1, 2], [3, 4]) | [[1,3],[2,4]]",
        "$spread([{'a': 1}, {'b': 2, 'c': 3}]) | [{'a':1},{'b':2},{'c':3}]",
        "$distinct([1, 2, 2, {'a': 1}, {'a': 1}]) | [1,2,{'a':1}]",
        "$string({'a': [1]}, true) | '{\\n  \\\"a\\\": [\\n    1\\n  ]\\n}'",
        "$round(2.345, 1) | 2.3",
        "$formatNumber(12345.6, '#,###.00') | '12,345.60'",
        "$fromMillis(1793798325000, '[Y]-[M01]-[D01]') | '2026-11-04'",
        "$toMillis('2026-11-04T13:18:45Z') | 1793798325000",
        "$toMillis('04 November 2026 13:18:45 +0000',"
            + " '[D01] [MNn] [Y0001] [H01]:[m01]:[s01] [Z0001]') | 1793798325000",
        "$toMillis('2026-11-04T13:18', '[Y0001]-[M01]-[D01]T[H01]:[m01]') | 1793798280000",
      })
  void evaluate_documentedExample_givesWhatTheDocumentationSays(String text, String json) {
    var given = JsonataExpression.compile(text).evaluate(new Json.Obj(Map.of()));

    assertEquals(
        json.replace('\'', '"'), new String(CanonicalJson.write(given), StandardCharsets.UTF_8));
  }
}
