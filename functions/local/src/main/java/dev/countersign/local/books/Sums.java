package dev.countersign.local.books;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.books.BookSum;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Amounts added up, for each currency. */
final class Sums {
  private final SortedMap<String, BigInteger> sums = new TreeMap<>();

  void add(BookSum amount) {
    sums.merge(amount.unit(), amount.amount(), BigInteger::add);
  }

  static Sums of(Optional<BookSum> amount) {
    var sums = new Sums();
    amount.ifPresent(sums::add);
    return sums;
  }

  /** Writes them as an object; nothing where there are none. */
  void write(String name, JsonGenerator out) throws IOException {
    if (!sums.isEmpty()) {
      out.writeObjectFieldStart(name);
      for (Map.Entry<String, BigInteger> sum : sums.entrySet()) {
        out.writeStringField(sum.getKey(), BookSum.decimal(sum.getKey(), sum.getValue()));
      }
      out.writeEndObject();
    }
  }

  /** As words; empty where there are none. */
  @Override
  public String toString() {
    return sums.entrySet().stream()
        .map(sum -> BookSum.decimal(sum.getKey(), sum.getValue()) + " " + sum.getKey())
        .collect(Collectors.joining(", "));
  }
}
