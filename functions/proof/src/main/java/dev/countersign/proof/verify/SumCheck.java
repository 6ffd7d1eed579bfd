package dev.countersign.proof.verify;

import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.Carried;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import dev.countersign.proof.month.MonthTally;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Adds up the lines and holds the sums against the header. */
final class SumCheck implements LineCheck {
  private static final JsonNode NOTHING = new JsonNode.Obj(new TreeMap<>());

  private final MonthLine headerLine;
  private final MonthHeader header;
  private final Supplier<Optional<MonthHeader>> before;
  private final Supplier<Optional<Map<String, BigInteger>>> refundable;
  private final MonthFindings findings;
  private final MonthTally tally;

  /**
   * A check of the header of a month.
   *
   * @param before the header of the month before, where the reader gave it; asked at the end
   * @param refundable for each currency what is still refundable, where that can be told
   */
  SumCheck(
      MonthLine headerLine,
      MonthHeader header,
      Supplier<Optional<MonthHeader>> before,
      Supplier<Optional<Map<String, BigInteger>>> refundable,
      MonthFindings findings) {
    this.headerLine = headerLine;
    this.header = header;
    this.before = before;
    this.refundable = refundable;
    this.findings = findings;
    this.tally = new MonthTally(header.period());
  }

  @Override
  public void line(MonthLine line, MonthLeaf leaf) {
    tally.add(leaf);
  }

  @Override
  public void end() {
    var carried =
        header.number() == 1
            ? tally.opening()
            : before.get().map(Carried::from).orElseGet(() -> tally.asSaid(header));
    var said = saidRefundable().map(own -> refundable.get().orElse(own));
    var sums = new TreeMap<>(tally.sums(carried, said));
    sums.putIfAbsent(MonthHeader.INQUIRIES, NOTHING);
    sums.forEach((name, sum) -> compare(name, header.json().member(name).orElse(NOTHING), sum));
  }

  /** What the header says is still refundable; empty where it doesn't say it. */
  private Optional<Map<String, BigInteger>> saidRefundable() {
    var money = header.json().object("money");
    var said = new TreeMap<String, BigInteger>();
    for (String currency : money.members().keySet()) {
      money.object(currency).whole("still_refundable").ifPresent(sum -> said.put(currency, sum));
    }
    return said.isEmpty() ? Optional.empty() : Optional.of(said);
  }

  private void compare(String path, JsonNode said, JsonNode summed) {
    if (said instanceof JsonNode.Obj one && summed instanceof JsonNode.Obj two) {
      var names = new TreeSet<>(one.members().keySet());
      names.addAll(two.members().keySet());
      for (String name : names) {
        compare(
            path + "." + name,
            one.member(name).orElse(new JsonNode.Nil()),
            two.member(name).orElse(new JsonNode.Nil()));
      }
    } else if (!said.equals(summed)) {
      findings.add(
          MonthFault.MISCOUNTED,
          path + ": the header says " + text(said) + ", the lines make it " + text(summed),
          headerLine);
    }
  }

  private static String text(JsonNode value) {
    return value instanceof JsonNode.Nil
        ? "nothing"
        : new String(CanonicalForm.write(value), StandardCharsets.UTF_8);
  }
}
