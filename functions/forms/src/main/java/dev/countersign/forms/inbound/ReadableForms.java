package dev.countersign.forms.inbound;

import dev.countersign.domain.Bytes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The texts that a stored body may say, however they were written down: as they are, escaped in
 * JSON or XML, in percent encoding, or in base64, as the parts of a token are.
 */
public final class ReadableForms {
  private static final Pattern JSON_ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");
  private static final Pattern XML_ESCAPE =
      Pattern.compile("&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9_+/-]{12,}");

  private ReadableForms() {}

  /** All of them, the body as it is first. */
  public static List<String> of(Bytes body) {
    Set<String> texts = new LinkedHashSet<>();
    plain(body.toText(), texts);
    for (MatchResult found : BASE64.matcher(body.toText()).results().toList()) {
      decoded(found.group(), texts);
    }
    return new ArrayList<>(texts);
  }

  private static void plain(String text, Set<String> texts) {
    texts.add(text);
    String unescaped =
        XML_ESCAPE
            .matcher(
                JSON_ESCAPE
                    .matcher(text)
                    .replaceAll(hex -> literal(Integer.parseInt(hex.group(1), 16))))
            .replaceAll(ReadableForms::xml)
            .replace("\\/", "/");
    texts.add(unescaped);
    if (text.indexOf('%') >= 0) {
      percent(text, texts);
    }
  }

  private static void percent(String text, Set<String> texts) {
    try {
      texts.add(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException noPercentEncoding) {
      return; // a percent sign that means itself
    }
  }

  private static void decoded(String base64, Set<String> texts) {
    try {
      byte[] bytes =
          Base64.getUrlDecoder().decode(base64.replace('+', '-').replace('/', '_'));
      plain(Bytes.of(bytes).toText(), texts);
    } catch (IllegalArgumentException noBase64) {
      return; // a word that only looks like it
    }
  }

  private static String xml(MatchResult found) {
    String hex = found.group(1);
    return literal(hex == null ? Integer.parseInt(found.group(2), 10) : Integer.parseInt(hex, 16));
  }

  private static String literal(int codePoint) {
    return Character.isValidCodePoint(codePoint)
        ? java.util.regex.Matcher.quoteReplacement(Character.toString(codePoint))
        : "";
  }
}
