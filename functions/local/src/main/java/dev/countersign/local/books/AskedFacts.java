package dev.countersign.local.books;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.books.AskedEntry;
import dev.countersign.domain.books.AskedState;
import dev.countersign.domain.books.BookName;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Entries of what is asked for. */
final class AskedFacts implements PartForm<AskedEntry> {
  @Override
  public void write(AskedEntry entry, DataOutput out) throws IOException {
    out.writeUTF(entry.by().hex());
    out.writeUTF(entry.outcome().value());
    out.writeUTF(entry.type().value());
    out.writeUTF(entry.claim());
    FactTexts.orNull(out, entry.sessionOrNull());
    out.writeInt(entry.seq());
    FactTexts.orNull(out, entry.stateOrNull());
    FactTexts.sum(out, entry.billedOrNull());
    FactTexts.orNull(out, entry.openedOrNull());
    FactTexts.orNull(out, entry.happenedOrNull());
  }

  @Override
  public AskedEntry read(DataInput in) throws IOException {
    return new AskedEntry(
        new BookName(in.readUTF()),
        new OutcomeId(in.readUTF()),
        new OutcomeType(in.readUTF()),
        in.readUTF(),
        FactTexts.textOrNull(in),
        in.readInt(),
        stateOrNull(in),
        FactTexts.sumOrNull(in),
        FactTexts.monthOrNull(in),
        FactTexts.monthOrNull(in));
  }

  private static @Nullable AskedState stateOrNull(DataInput in) throws IOException {
    var text = FactTexts.textOrNull(in);
    return text == null ? null : AskedState.valueOf(text);
  }
}
