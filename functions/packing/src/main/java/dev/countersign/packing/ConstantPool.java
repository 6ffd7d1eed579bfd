package dev.countersign.packing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * The constants of a class file, of which the texts can be exchanged. Nothing else in the file
 * depends on what a text says, so the rest stays as it is.
 *
 * <p>Source: The Java Virtual Machine Specification, section 4.4.
 */
final class ConstantPool {
  private static final int TEXT = 1;

  private ConstantPool() {}

  /**
   * The class file with each text replaced.
   *
   * @throws IllegalArgumentException for a kind of constant that the specification doesn't have
   */
  static byte[] renamed(byte[] classFile, UnaryOperator<String> name) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(classFile));
    var renamed = new ByteArrayOutputStream(classFile.length);
    var out = new DataOutputStream(renamed);
    out.write(in.readNBytes(8)); // magic and version
    int count = in.readUnsignedShort();
    out.writeShort(count);
    for (int index = 1; index < count; index++) {
      int tag = in.readUnsignedByte();
      out.writeByte(tag);
      if (tag == TEXT) {
        out.writeUTF(name.apply(in.readUTF()));
      } else {
        out.write(in.readNBytes(length(tag)));
      }
      if (tag == 5 || tag == 6) {
        index++; // a long and a double count as two
      }
    }
    in.transferTo(out);
    return renamed.toByteArray();
  }

  private static int length(int tag) {
    return switch (tag) {
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case 5, 6 -> 8;
      default -> throw new IllegalArgumentException("not a constant of a class file: " + tag);
    };
  }
}
