package dev.countersign.local.books;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.books.BookName;
import dev.countersign.domain.books.HeardEntry;
import dev.countersign.domain.books.Hearing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Entries of the attested book. */
final class EntryFacts implements PartForm<HeardEntry> {
  @Override
  public void write(HeardEntry entry, DataOutput out) throws IOException {
    out.writeUTF(entry.name().hex());
    out.writeUTF(entry.outcome().value());
    out.writeUTF(entry.type().value());
    out.writeUTF(entry.claim());
    out.writeInt(entry.seq());
    out.writeUTF(entry.heard().name());
    FactTexts.session(out, entry.sessionOrNull());
    FactTexts.sum(out, entry.billedOrNull());
    FactTexts.orNull(out, entry.saidOrNull());
    FactTexts.orNull(out, entry.happenedOrNull());
  }

  @Override
  public HeardEntry read(DataInput in) throws IOException {
    return new HeardEntry(
        new BookName(in.readUTF()),
        new OutcomeId(in.readUTF()),
        new OutcomeType(in.readUTF()),
        in.readUTF(),
        in.readInt(),
        Hearing.valueOf(in.readUTF()),
        FactTexts.sessionOrNull(in),
        FactTexts.sumOrNull(in),
        FactTexts.monthOrNull(in),
        FactTexts.monthOrNull(in));
  }
}
