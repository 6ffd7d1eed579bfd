package dev.countersign.trust.receipt;

import dev.countersign.domain.Digest;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says of one result event, made from the event's {@code data} as it is published,
 * without its receipt. The members that a bill is made of are there as they are; {@code sha256} is
 * the SHA-256 of all members by RFC 8785; {@code members} has a short print of each other member,
 * which only serves to name the one that was altered.
 */
final class LineSignature {
  /** The member of the event that holds the receipt, which can't cover itself. */
  static final String RECEIPT = "receipt";

  static final String DIGEST = "sha256";
  static final String ID = "id";

  private static final String PRINTS = "members";

  /** In hexadecimal digits: few, since the table keeps them. They name; they prove nothing. */
  private static final int PRINT = 4;

  /** Signed as they are, so that a receipt alone says what was billed. */
  private static final List<String> PLAIN =
      List.of(ID, "kind", "amount", "currency", "quantity", "session", "terms", "period");

  private LineSignature() {}

  /** The claims about an event. */
  static Json.Obj of(Json.Obj data) {
    var covered = covered(data);
    var claims = new LinkedHashMap<String, Json>();
    for (String name : PLAIN) {
      if (covered.containsKey(name)) {
        claims.put(name, covered.get(name));
      }
    }
    var prints = new LinkedHashMap<String, Json>();
    covered.forEach((name, value) -> {
      if (!PLAIN.contains(name)) {
        prints.put(name, new Json.Str(print(value)));
      }
    });
    claims.put(PRINTS, new Json.Obj(prints));
    claims.put(DIGEST, new Json.Str(digest(covered)));
    return new Json.Obj(claims);
  }

  /** The members of {@code data} that are not those that were signed; empty where all are. */
  static Set<String> altered(Json.Obj signed, Json.Obj data) {
    var now = of(data);
    if (same(signed, now)) {
      return Set.of();
    }
    var altered = new TreeSet<String>();
    differing(altered, plain(signed), plain(now));
    differing(altered, prints(signed), prints(now));
    if (altered.isEmpty()) {
      altered.add("data");
    }
    return altered;
  }

  private static void differing(Set<String> altered, Map<String, Json> one, Map<String, Json> two) {
    var names = new TreeSet<>(one.keySet());
    names.addAll(two.keySet());
    for (String name : names) {
      if (!same(one.get(name), two.get(name))) {
        altered.add(name);
      }
    }
  }

  /** A number is the same however it is written. */
  private static boolean same(@Nullable Json one, @Nullable Json two) {
    return one != null
        && two != null
        && Arrays.equals(CanonicalJson.interoperable(one), CanonicalJson.interoperable(two));
  }

  private static Map<String, Json> plain(Json.Obj claims) {
    var plain = new TreeMap<>(claims.members());
    plain.keySet().retainAll(PLAIN);
    return plain;
  }

  private static Map<String, Json> prints(Json.Obj claims) {
    return claims.members().get(PRINTS) instanceof Json.Obj(Map<String, Json> prints)
        ? prints
        : Map.of();
  }

  private static Map<String, Json> covered(Json.Obj data) {
    var members = new TreeMap<>(data.members());
    members.remove(RECEIPT);
    return members;
  }

  private static String digest(Map<String, Json> members) {
    return Digest.of(CanonicalJson.interoperable(new Json.Obj(members))).hex();
  }

  private static String print(Json value) {
    return Digest.of(CanonicalJson.interoperable(value)).prefix(PRINT);
  }
}
