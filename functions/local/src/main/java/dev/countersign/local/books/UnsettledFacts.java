package dev.countersign.local.books;

import dev.countersign.domain.Problem;
import dev.countersign.domain.books.UnsettledLine;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Lines of the export from which nothing follows. */
final class UnsettledFacts implements PartForm<UnsettledLine> {
  @Override
  public void write(UnsettledLine line, DataOutput out) throws IOException {
    out.writeLong(line.number());
    FactTexts.orNull(out, line.claimOrNull());
    out.writeUTF(line.why().reason());
    out.writeUTF(line.why().pointer());
    out.writeUTF(line.why().detail());
    out.writeUTF(line.why().fix());
  }

  @Override
  public UnsettledLine read(DataInput in) throws IOException {
    return new UnsettledLine(
        in.readLong(),
        FactTexts.nameOrNull(in),
        new Problem(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF()));
  }
}
