package dev.countersign.forms.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlEditTest {
  private static final String LINES = "keys:\n  - new\n";

  @Test
  void withMember_block_isReplacedAndTheRestStays() {
    assertEquals(
        Optional.of(
            """
            # The CRM 😀.
            id: crm
            keys:
              - new

            # what follows
            settings: {a: b}   # stays
            """),
        YamlEdit.withMember(
            """
            # The CRM 😀.
            id: crm
            keys:
              - one   # the first
              # in between
              - {two: [2, 2]}

            # what follows
            settings: {a: b}   # stays
            """,
            "keys",
            LINES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keys: [one, two]\n",
        "keys: [one,\n two]   # the keys\n",
        "keys: one\n",
        "keys:\n",
        "keys: |\n  one\n  two\n",
        "keys: >-\n  one\n  two\n",
        "\"keys\":\n- one\n- two\n",
        "keys:\n  one: {two: 2}\n  three:\n    - 4\n",
      })
  void withMember_ofAnyStyle_isReplaced(String old) {
    assertEquals(
        Optional.of("id: crm\n" + LINES + "name: x\n"),
        YamlEdit.withMember("id: crm\n" + old + "name: x\n", "keys", LINES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"id: crm\nkeys: [one]", "id: crm\nkeys:\n  - one", "id: crm\nkeys: [one]\n"})
  void withMember_last_endsTheText(String text) {
    assertEquals(Optional.of("id: crm\n" + LINES), YamlEdit.withMember(text, "keys", LINES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id: crm\n", "id: crm"})
  void withMember_notThere_isAddedAtTheEnd(String text) {
    assertEquals(Optional.of("id: crm\n" + LINES), YamlEdit.withMember(text, "keys", LINES));
  }

  @Test
  void withMember_notThere_isAddedBeforeTheComments() {
    assertEquals(
        Optional.of("id: crm\n" + LINES + "# the end\n"),
        YamlEdit.withMember("id: crm\n# the end\n", "keys", LINES));
  }

  @Test
  void withMember_indentedDocument_isIndented() {
    assertEquals(
        Optional.of("  id: crm\n  keys:\n    - new\n  name: x\n"),
        YamlEdit.withMember("  id: crm\n  keys: [one]\n  name: x\n", "keys", LINES));
  }

  @Test
  void withMember_nameInAnotherMember_isNotTouched() {
    assertEquals(
        Optional.of("other:\n  keys: [one]\ntext: |\n  keys: two\n" + LINES),
        YamlEdit.withMember(
            "other:\n  keys: [one]\ntext: |\n  keys: two\nkeys: [three]\n", "keys", LINES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: crm, keys: [one]}\n",
        "- keys\n",
        "keys: [one\n",
        "",
        "id: crm\n? keys\n: [one]\n",
        "id: &a crm\nkeys: *a\nname: x\n",
      })
  void withMember_documentOfAnotherShape_isNone(String text) {
    assertEquals(Optional.empty(), YamlEdit.withMember(text, "keys", LINES));
  }
}
