package dev.countersign.local.books;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.books.BookName;
import dev.countersign.domain.books.BookSum;
import dev.countersign.domain.books.NamedSession;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes and reads what facts are made of; a text that is not there is empty. */
final class FactTexts {
  private FactTexts() {}

  static void orNull(DataOutput out, @Nullable Object value) throws IOException {
    out.writeUTF(value == null ? "" : value.toString());
  }

  static @Nullable String textOrNull(DataInput in) throws IOException {
    String text = in.readUTF();
    return text.isEmpty() ? null : text;
  }

  static @Nullable BookName nameOrNull(DataInput in) throws IOException {
    String text = in.readUTF();
    return text.isEmpty() ? null : new BookName(text);
  }

  static @Nullable YearMonth monthOrNull(DataInput in) throws IOException {
    String text = in.readUTF();
    return text.isEmpty() ? null : YearMonth.parse(text);
  }

  static void sum(DataOutput out, @Nullable BookSum sum) throws IOException {
    orNull(out, sum == null ? null : sum.unit());
    if (sum != null) {
      out.writeUTF(sum.amount().toString());
    }
  }

  static @Nullable BookSum sumOrNull(DataInput in) throws IOException {
    String unit = in.readUTF();
    return unit.isEmpty() ? null : new BookSum(unit, new BigInteger(in.readUTF()));
  }

  static void session(DataOutput out, @Nullable NamedSession session) throws IOException {
    orNull(out, session == null ? null : session.id());
    if (session != null) {
      out.writeUTF(session.name().hex());
    }
  }

  static @Nullable NamedSession sessionOrNull(DataInput in) throws IOException {
    String id = in.readUTF();
    return id.isEmpty() ? null : new NamedSession(id, new BookName(in.readUTF()));
  }

  static void time(DataOutput out, Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  static Instant time(DataInput in) throws IOException {
    long seconds = in.readLong();
    return Instant.ofEpochSecond(seconds, in.readInt());
  }

  static void names(DataOutput out, Collection<BookName> names) throws IOException {
    out.writeInt(names.size());
    for (BookName name : names) {
      out.writeUTF(name.hex());
    }
  }

  static SortedSet<BookName> names(DataInput in) throws IOException {
    var names = new TreeSet<BookName>();
    for (int left = in.readInt(); left > 0; left--) {
      names.add(new BookName(in.readUTF()));
    }
    return names;
  }

  static void types(DataOutput out, Collection<OutcomeType> types) throws IOException {
    out.writeInt(types.size());
    for (OutcomeType type : types) {
      out.writeUTF(type.value());
    }
  }

  static SortedSet<OutcomeType> types(DataInput in) throws IOException {
    var types = new TreeSet<OutcomeType>();
    for (int left = in.readInt(); left > 0; left--) {
      types.add(new OutcomeType(in.readUTF()));
    }
    return types;
  }
}
