package dev.countersign.trust.profile;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The documented fields of the forms of one vendor, for a scheme that signs names and values one
 * after the other without anything between them (Twilio). What is signed can then be cut into other
 * fields, so only a form that can be cut in one way is as good as its signature.
 *
 * @param events the kinds of events, by the field that marks each
 */
public record FormFields(SortedMap<String, Event> events) {
  public FormFields {
    events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
  }

  /** The names of the fields that mark the kinds of events, of those that a form has. */
  public Set<String> markers(Set<String> names) {
    var markers = new TreeSet<>(events.keySet());
    markers.retainAll(names);
    return markers;
  }

  /** The kind of event that can have all of these markers. Empty where none can. */
  public Optional<Event> of(Set<String> markers) {
    return markers.stream()
        .map(marker -> events.get(marker))
        .filter(event -> event.formats().keySet().containsAll(markers))
        .findFirst();
  }

  /**
   * One kind of event.
   *
   * @param formats the format of each documented field, by its name
   */
  public record Event(SortedMap<String, FieldFormat> formats) {
    public Event {
      formats = Collections.unmodifiableSortedMap(new TreeMap<>(formats));
    }

    /**
     * Whether a form can be cut in one way only: it has no other fields than the documented ones,
     * each once and in its format, none of which can hold a field's name; and its first field
     * begins where the URL ends.
     *
     * @param form all values by name
     */
    public boolean separable(Map<String, List<String>> form, String url) {
      String first = formats.firstKey();
      return form.containsKey(first)
          && !url.contains(first)
          && form.entrySet().stream().allMatch(this::fits);
    }

    private boolean fits(Map.Entry<String, List<String>> field) {
      var format = formats.get(field.getKey());
      return format != null
          && field.getValue().size() == 1
          && format.fits(field.getValue().getFirst());
    }
  }
}
