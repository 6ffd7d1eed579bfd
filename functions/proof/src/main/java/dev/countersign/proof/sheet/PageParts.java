package dev.countersign.proof.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The page's pieces, in their order: its markup with style and scripts, and what is left open. */
record PageParts(List<Part> pieces) {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  PageParts {
    pieces = List.copyOf(pieces);
  }

  /** A piece of the page. */
  sealed interface Part {
    record Text(String text) implements Part {}

    /** Where the sealed file comes. */
    record SealedFile() implements Part {}

    /** Where the keys come. */
    record Keys() implements Part {}
  }

  /** The pieces that this module's resources make. */
  static PageParts load() {
    var scripts = new PageScripts(PageParts::resource);
    String style = resource("month.css");
    String check = scripts.checking();
    String page = scripts.showing();
    var texts =
        Map.of("policy", policy(style, check, page), "style", style, "check", check, "page", page);
    return cut(resource("month.html"), texts);
  }

  /** Cuts the markup at each {@code {name}}. What is put in is not looked at again. */
  private static PageParts cut(String markup, Map<String, String> texts) {
    var pieces = new ArrayList<Part>();
    var places = PLACE.matcher(markup);
    int from = 0;
    while (places.find()) {
      pieces.add(new Part.Text(markup.substring(from, places.start())));
      pieces.add(
          switch (places.group(1)) {
            case "sealed" -> new Part.SealedFile();
            case "keys" -> new Part.Keys();
            case String name -> new Part.Text(Objects.requireNonNull(texts.get(name), name));
          });
      from = places.end();
    }
    pieces.add(new Part.Text(markup.substring(from)));
    return new PageParts(pieces);
  }

  private static String policy(String style, String check, String page) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src " + hash(check) + " " + hash(page),
        "style-src " + hash(style),
        "worker-src blob:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types worker");
  }

  private static String hash(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = PageParts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
