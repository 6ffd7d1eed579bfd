package dev.countersign.forms.books;

import dev.countersign.forms.books.ExportProfile.DecimalSign;
import dev.countersign.forms.books.ExportProfile.Format;
import dev.countersign.forms.books.ExportProfile.Layout;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads how the file of an export is written. */
final class LayoutForm {
  private static final int LONGEST = 20;

  private LayoutForm() {}

  static Layout read(Fields in) {
    var format = in.word("format", Format.values()).orElse(Format.CSV);
    return new Layout(format, charset(in), delimiter(in));
  }

  private static Charset charset(Fields in) {
    String word = in.text("charset", LONGEST).orElse("utf-8");
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "utf-8" -> StandardCharsets.UTF_8;
      case "iso-8859-1" -> StandardCharsets.ISO_8859_1;
      case "windows-1252" -> Charset.forName("windows-1252");
      default -> {
        in.problem(
            "unknown_word",
            "charset",
            "none that is read here",
            "write utf-8, iso-8859-1 or windows-1252, or convert the file");
        yield StandardCharsets.UTF_8;
      }
    };
  }

  private static char delimiter(Fields in) {
    if (!(in.get("delimiter").orElse(new Json.Str(",")) instanceof Json.Str(String word))) {
      in.problem("wrong_type", "delimiter", "not a text", "write one character, or tab");
      return ',';
    }
    if (word.equals("tab")) {
      return '\t';
    }
    if (word.length() != 1 || "\"\r\n".contains(word)) {
      in.problem("out_of_range", "delimiter", "not one character", "write one character, or tab");
      return ',';
    }
    return word.charAt(0);
  }

  static DecimalSign decimal(Fields in) {
    return switch (in.text("decimal", 1).orElse("")) {
      case "" -> DecimalSign.PLAIN;
      case "." -> DecimalSign.POINT;
      case "," -> DecimalSign.COMMA;
      default -> {
        in.problem("unknown_word", "decimal", "neither . nor ,", "write . or ,");
        yield DecimalSign.PLAIN;
      }
    };
  }
}
