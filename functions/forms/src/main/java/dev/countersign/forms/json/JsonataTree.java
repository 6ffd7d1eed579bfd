package dev.countersign.forms.json;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The syntax tree of a compiled expression, made safe before it is first evaluated: its regular
 * expressions become {@link LinearRegex}, and what can't be bounded is refused by name. It is read
 * by reflection, since the library has no other door to it, and a tree knows for certain what a
 * second reading of the text would only guess.
 */
final class JsonataTree {
  /** Names under which the library keeps the callbacks that measure an evaluation. */
  private static final String RESERVED = "__evaluate";

  /** Every tuple of a join holds all of its variables. */
  private static final int MOST_JOINED = 8;

  private final Set<Object> procedures = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean transforming;
  private int joined;
  private int regexes;

  private JsonataTree() {}

  /**
   * Makes it safe.
   *
   * @throws JsonataFailed when it holds what is refused
   */
  static JsonataTree secure(Jsonata compiled) {
    var tree = new JsonataTree();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>(parts(field(Jsonata.class, "ast", compiled)));
    while (!open.isEmpty()) {
      var symbol = open.pop();
      if (seen.add(symbol)) {
        tree.visit(symbol);
        fields(symbol.getClass()).forEach(field -> parts(value(field, symbol)).forEach(open::push));
      }
    }
    return tree;
  }

  /** Whether the value of this part is called as a function. */
  boolean isCalled(Object symbol) {
    return procedures.contains(symbol);
  }

  /** Whether an evaluation may change values that it has made already. */
  boolean transforms() {
    return transforming;
  }

  private void visit(Object symbol) {
    String type = String.valueOf(of("type", symbol));
    int position = (Integer) of("position", symbol);
    Object value = of("value", symbol);
    joined += of("focus", symbol) == null ? 0 : 1;
    joined += of("index", symbol) == null ? 0 : 1;
    if (joined > MOST_JOINED) {
      throw new JsonataFailed("binds more than " + MOST_JOINED + " names by @ and #", position);
    }
    if (of("signature", symbol) != null) {
      throw new JsonataFailed("declares the types of a function, which is not allowed", position);
    }
    for (Object name : Arrays.asList(value, of("focus", symbol), of("index", symbol))) {
      if (name instanceof String text && text.startsWith(RESERVED)) {
        throw new JsonataFailed("uses a reserved name", position);
      }
    }
    switch (type) {
      case "variable" -> {
        if ("eval".equals(value)) {
          throw new JsonataFailed("uses $eval, which would run a text as code", position);
        }
      }
      case "regex" -> linear(symbol, value, position);
      case "transform" -> transforming = true;
      case "function", "partial" -> procedures.addAll(parts(of("procedure", symbol)));
      case "apply" -> procedures.addAll(parts(of("rhs", symbol)));
      default -> {}
    }
  }

  private void linear(Object symbol, @Nullable Object value, int position) {
    if (!(value instanceof Pattern pattern)) {
      return;
    }
    var regex = LinearRegex.of(pattern, position);
    regexes += regex.size();
    if (regexes > LinearRegex.LARGEST) {
      throw new JsonataFailed("has regular expressions that are too large", position);
    }
    try {
      declared(symbol.getClass(), "value").set(symbol, regex);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object of(String name, Object symbol) {
    return field(Parser.Symbol.class, name, symbol);
  }

  private static @Nullable Object field(Class<?> type, String name, Object in) {
    return value(declared(type, name), in);
  }

  private static Field declared(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      try {
        var field = c.getDeclaredField(name);
        field.setAccessible(true);
        return field;
      } catch (NoSuchFieldException e) {
        continue;
      }
    }
    throw new IllegalStateException("this version of the library has no field " + name);
  }

  private static List<Field> fields(Class<?> type) {
    var fields = new ArrayList<Field>();
    for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          field.setAccessible(true);
          fields.add(field);
        }
      }
    }
    return fields;
  }

  private static @Nullable Object value(Field field, Object in) {
    try {
      return field.get(in);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The symbols in a field's value: itself, or those of a list or an array. */
  private static List<Object> parts(@Nullable Object value) {
    return switch (value) {
      case Parser.Symbol symbol -> List.of(symbol);
      case Collection<?> all -> all.stream().flatMap(each -> parts(each).stream()).toList();
      case Object[] all -> Arrays.stream(all).flatMap(each -> parts(each).stream()).toList();
      case null, default -> List.of();
    };
  }
}
