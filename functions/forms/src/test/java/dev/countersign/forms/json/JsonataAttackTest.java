package dev.countersign.forms.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.failure.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that would run, or grow, without end. Each of them ends with a reason. */
final class JsonataAttackTest {
  private static final Json NOTHING = new Json.Obj(Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "$match('aa', /(a)\\1/) | backreference",
        "$match('aa', /a(?=b)/) | lookahead",
        "$match('aa', /a(?!b)/) | lookahead",
        "$match('aa', /(?<=b)a/) | lookbehind",
        "$match('aa', /(?<!b)a/) | lookbehind",
        "$match('aa', /a*+b/) | possessive",
        "$match('aa', /(((a{1000}){1000}){1000}){9}/) | repeats too much",
        "$match('aa', /(a)\\Q\\E{1000}/) | \\Q",
        "$eval('1') | $eval",
        "$map(['1'], $eval) | $eval",
        "($__evaluate_entry := nothing; 1) | reserved",
        "(function($__evaluate_exit) { 1 })() | reserved",
        "a@$__evaluate_entry.b | reserved",
        "function($x)<n+n+n+n:n> { 1 } | declares the types",
        "a@$a.b@$b.c@$c.d@$d.e@$e.f@$f.g@$g.h@$h.i@$i.x | more than 8 names",
      })
  void compile_whatCannotBeBounded_isRefusedByName(String text, String says) {
    var failed = assertThrows(JsonataFailed.class, () -> JsonataExpression.compile(text));

    assertTrue(String.valueOf(failed.getMessage()).contains(says), failed.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "[", "1?", "a.", "{'a':"})
  void compile_nestedWithoutEnd_fails(String part) {
    String text = part.repeat(20_000 / part.length());

    assertThrows(JsonataFailed.class, () -> JsonataExpression.compile(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$contains($t, /^(a+)+$/)",
        "$contains($t, /^(a|aa)+$/)",
        "$contains($t, /^(a|a)*b/)",
        "$exists($match($t, /(a*)*b/))",
        "$exists($t ~> /(a+)+$/)",
        "$replace($t, /(a+)+$/, 'x') != $t",
        "$replace($t, '(a+)+$', 'x', 1) != $t",
        "$count($split($t, /(a+)+$/)) != 1",
      })
  void evaluate_catastrophicRegex_isDoneInLinearTime(String text) {
    var expression =
        JsonataExpression.compile("($t := 'a' & '" + "a".repeat(60) + "!'; " + text + ")");

    assertEquals(new Json.Bool(false), expression.evaluate(NOTHING));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "$pad('x', 2000000000) | characters",
        "$pad('x', -2000000000) | characters",
        "$join([1..20000].('x'), $pad('', 100000)) | characters",
        "$replace($pad('', 100000, 'a'), 'a', $pad('', 100000)) | characters",
        "$replace($pad('', 100000, 'a'), /a/, $pad('', 100000)) | characters",
        "$string($reduce([1..190], function($s, $n) { {'a': $s} }, [1..20000]), true) | characters",
        "[1..10000000] | items",
        "$sum([1..10000000]) | items",
        "[1..20000].$count([1..20000]) | items",
        "$match($pad('', 100000, 'a'), /a/) | matches",
        "$split($pad('', 100000, 'a'), /a/) | matches",
        "$formatNumber(1, $pad('', 100000, '0')) | picture",
        "$fromMillis(1, $pad('', 100000, '0')) | picture",
        "$toMillis($pad('', 90, '1'), '[Y][M][D][H][m][s][f][d][W][w]') | picture",
        "$toMillis($pad('', 90, '1'), '[f]1[d]1[W]1[w]1[X]1[x]') | picture",
        "$toMillis($pad('', 90, 'one'), '[Yw] [Dw]') | picture",
        "$round(1, 1000000000) | places",
        "$zip([1..20000], [1..20000], [1..20000], [1..20000], [1..20000], [1..20000], [1..20000],"
            + " [1..20000], [1..20000], [1..20000], [1..20000], [1..20000], [1..20000], [1..20000],"
            + " [1..20000], [1..20000]) | zips",
        "($l := [1..20000]; $l@$a.$l@$b.{'x': $a}) | memory",
        "[1..20000]{'k': $} | memory",
        "($f := function($n) { [0, $f($n + 1)] }; $f(0)) | levels",
        "($n := 'ada@example.com'; $n()) | no function",
        "([1, 2])() | no function",
      })
  void evaluate_beyondABound_fails(String text, String says) {
    var expression = JsonataExpression.compile(text);

    var failed = assertThrows(JsonataFailed.class, () -> expression.evaluate(NOTHING));
    assertTrue(String.valueOf(failed.getMessage()).contains(says), failed.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$s & $s | 'aa'",
        "{'a': $s, 'b': $s} | 1",
        "[[$s], [$s]] | [[1, 2], [3, 4]]",
        "{'a': 1} ~> #$#{'a': $s, 'b': $s}# | 1",
      })
  void evaluate_valueDoubledAgainAndAgain_failsWherever(String step, String first) {
    String doubled =
        "$reduce([1..40], function($s, $n) { %s }, %s)".formatted(step.replace('#', '|'), first);

    for (String use :
        new String[] {"%s", "$string(%s)", "%1$s = %1$s", "(%s).** = 1", "%s ? 1 : 2"}) {
      var expression = JsonataExpression.compile(use.formatted(doubled));
      var failed = assertThrows(JsonataFailed.class, () -> expression.evaluate(NOTHING));
      assertTrue(String.valueOf(failed.getMessage()).contains("characters and values"), use);
    }
  }

  @Test
  void evaluate_valuesOfOneHash_endInsideTheCall() {
    var expression =
        JsonataExpression.compile(
            "$count($distinct($reduce([1..14], function($a, $b) {"
                + " $append($a.($ & 'Aa'), $a.($ & 'BB')) }, ['']).{'k': $}))");

    assertThrows(JsonataFailed.class, () -> expression.evaluate(NOTHING));
  }

  @Test
  void found_processorTimeSpent_isTheExpressionsFault() {
    var expression = JsonataExpression.compile("$map([1..100], function($x) { $x })");
    var ticks = new AtomicLong();
    var meter =
        new EvaluationMeter(
            expression.tree(),
            () -> ticks.addAndGet(20_000_000),
            () -> ticks.addAndGet(200_000_000));

    var failed =
        assertThrows(JsonataFailed.class, () -> expression.found(NOTHING, Map.of(), meter));
    assertTrue(String.valueOf(failed.getMessage()).contains("500 ms of the processor's time"));
  }

  @Test
  void found_machineGivesNoTime_isToBeSentAgain() {
    var expression =
        JsonataExpression.compile("true and $map([1..100], function($x) { $x })[0] = 1");
    var ticks = new AtomicLong();
    var meter =
        new EvaluationMeter(expression.tree(), () -> ticks.addAndGet(1_000_000_000L), () -> 0);

    assertThrows(Unavailable.class, () -> expression.found(NOTHING, Map.of(), meter));
  }

  @Test
  void find_onAVirtualThread_isMeasuredAndLeavesNoThread() throws Exception {
    var endless = JsonataExpression.compile("($f := function($n) { $f($n + 1) }; $f(0))");
    var failed = new java.util.concurrent.atomic.AtomicReference<Throwable>();

    Thread.ofVirtual()
        .start(() -> failed.set(assertThrows(JsonataFailed.class, () -> endless.find(NOTHING))))
        .join();

    assertEquals(
        JsonataFailed.class, Optional.ofNullable(failed.get()).map(Object::getClass).orElse(null));
    // It gives its answer before it ends.
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("jsonata")) {
        assertTrue(thread.join(Duration.ofSeconds(10)), "a thread is left");
      }
    }
  }
}
