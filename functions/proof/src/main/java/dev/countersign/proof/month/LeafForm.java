package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which members a kind of leaf has, and of what form. It has no others.
 *
 * @param key what its key looks like
 * @param required those that each leaf of the kind has
 * @param optional those that it may have
 * @param fits what must hold between members
 */
record LeafForm(
    Pattern key,
    Map<String, ValueForm> required,
    Map<String, ValueForm> optional,
    Predicate<JsonNode.Obj> fits) {
  /** Why the members are not of this form; it names the member. Empty where they are. */
  Optional<String> fault(JsonNode.Obj json) {
    if (!key.matcher(json.text("key").orElse("")).matches()) {
      return Optional.of("key: not of its kind's form");
    }
    for (var member : json.members().entrySet()) {
      var name = member.getKey();
      var form = required.containsKey(name) ? required.get(name) : optional.get(name);
      if (form == null && !name.equals("key")) {
        return Optional.of(name + ": no member of this kind of leaf");
      }
      if (form != null && !form.admits(member.getValue())) {
        return Optional.of(name + ": not " + form.what());
      }
    }
    for (String name : required.keySet()) {
      if (json.member(name).isEmpty()) {
        return Optional.of(name + ": missing");
      }
    }
    return fits.test(json) ? Optional.empty() : Optional.of("key: not that of the other members");
  }
}
