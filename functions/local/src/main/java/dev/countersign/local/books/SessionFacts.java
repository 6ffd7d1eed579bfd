package dev.countersign.local.books;

import dev.countersign.domain.books.BookName;
import dev.countersign.domain.books.NamedSession;
import dev.countersign.domain.books.SessionWord;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.YearMonth;

/** Forms of sessions. */
final class SessionFacts implements PartForm<SessionWord> {
  @Override
  public void write(SessionWord word, DataOutput out) throws IOException {
    out.writeUTF(word.session().id());
    out.writeUTF(word.session().name().hex());
    FactTexts.time(out, word.recordedAt());
    out.writeUTF(word.digest());
    FactTexts.time(out, word.startedAt());
    out.writeUTF(word.month().toString());
    FactTexts.types(out, word.claimed());
    FactTexts.names(out, word.links());
  }

  @Override
  public SessionWord read(DataInput in) throws IOException {
    return new SessionWord(
        new NamedSession(in.readUTF(), new BookName(in.readUTF())),
        FactTexts.time(in),
        in.readUTF(),
        FactTexts.time(in),
        YearMonth.parse(in.readUTF()),
        FactTexts.types(in),
        FactTexts.names(in));
  }
}
