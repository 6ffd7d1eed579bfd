package dev.countersign.local.books;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How facts of one kind are written into a part and read again. */
interface PartForm<T> {
  void write(T fact, DataOutput out) throws IOException;

  T read(DataInput in) throws IOException;
}
