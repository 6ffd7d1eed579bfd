package dev.countersign.app.month;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.IndexedLeaf;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The members of a leaf, or of an object in it; what is not known is left out. */
final class LeafMembers {
  private static final String KEY = "key";

  private final TreeMap<String, Json> members = new TreeMap<>();

  /** A text, or a value whose {@code toString} is its word. */
  LeafMembers text(String name, @Nullable Object value) {
    if (value != null) {
      members.put(name, new Json.Str(value.toString()));
    }
    return this;
  }

  LeafMembers text(String name, Optional<?> value) {
    return text(name, value.orElse(null));
  }

  /** The word of a constant. */
  LeafMembers word(String name, @Nullable Enum<?> value) {
    return text(name, value == null ? null : value.name().toLowerCase(Locale.ROOT));
  }

  LeafMembers texts(String name, Collection<String> values) {
    return list(name, values.stream().<Json>map(Json.Str::new).toList());
  }

  LeafMembers number(String name, long value) {
    members.put(name, new Json.Num(BigDecimal.valueOf(value)));
    return this;
  }

  LeafMembers list(String name, List<Json> items) {
    if (!items.isEmpty()) {
      members.put(name, new Json.Arr(items));
    }
    return this;
  }

  /** An object; left out where it has no members. */
  LeafMembers object(String name, LeafMembers value) {
    return value.members.isEmpty() ? this : put(name, value.json());
  }

  LeafMembers put(String name, Json value) {
    members.put(name, value);
    return this;
  }

  /** The members of these names that another object has. */
  LeafMembers from(Json.Obj other, Collection<String> names) {
    names.forEach(name -> other.get(name).ifPresent(value -> put(name, value)));
    return this;
  }

  Json.Obj json() {
    return new Json.Obj(members);
  }

  /** The leaf of this key with these members. */
  IndexedLeaf leaf(String key) {
    text(KEY, key);
    return new IndexedLeaf(key, Bytes.of(CanonicalJson.interoperable(json())));
  }
}
