package dev.countersign.local.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The rows of an export, one after the other. */
interface ExportRows extends Closeable {
  /** The next row; none at the end. */
  Optional<RawRow> next() throws IOException;
}
