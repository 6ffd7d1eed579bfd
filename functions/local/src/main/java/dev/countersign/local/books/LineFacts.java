package dev.countersign.local.books;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.books.BookLine;
import dev.countersign.domain.books.BookName;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Lines of the export that count. */
final class LineFacts implements PartForm<BookLine> {
  @Override
  public void write(BookLine line, DataOutput out) throws IOException {
    out.writeLong(line.number());
    out.writeUTF(line.type().value());
    out.writeUTF(line.claim().hex());
    FactTexts.orNull(out, line.toldOrNull());
    FactTexts.orNull(out, line.sessionOrNull());
    FactTexts.names(out, line.links());
    FactTexts.time(out, line.occurredAt());
    FactTexts.sum(out, line.amountOrNull());
  }

  @Override
  public BookLine read(DataInput in) throws IOException {
    return new BookLine(
        in.readLong(),
        new OutcomeType(in.readUTF()),
        new BookName(in.readUTF()),
        FactTexts.textOrNull(in),
        FactTexts.nameOrNull(in),
        FactTexts.names(in),
        FactTexts.time(in),
        FactTexts.sumOrNull(in));
  }
}
