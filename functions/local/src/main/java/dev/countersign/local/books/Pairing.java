package dev.countersign.local.books;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.books.BookLink;
import dev.countersign.domain.books.BookName;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * That a result and a session have something in common.
 *
 * @param link what they have in common; of a pair that was found the name that it is found for
 * @param side the name of the result's claim, or of the session
 * @param session the session's id; empty of a result that asks
 */
record Pairing(BookLink link, BookName side, String session) {
  static final PartForm<Pairing> FORM =
      new PartForm<>() {
        @Override
        public void write(Pairing pairing, DataOutput out) throws IOException {
          out.writeUTF(pairing.link.name().hex());
          out.writeUTF(pairing.link.type().value());
          out.writeUTF(pairing.side.hex());
          out.writeUTF(pairing.session);
        }

        @Override
        public Pairing read(DataInput in) throws IOException {
          return new Pairing(
              new BookLink(new BookName(in.readUTF()), new OutcomeType(in.readUTF())),
              new BookName(in.readUTF()),
              in.readUTF());
        }
      };
}
