package dev.countersign.proof.sheet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Joins the page's modules into two scripts that need no loader: one that checks, which a worker
 * runs too, and one that shows. Each module becomes a function that gives what the module exports;
 * an import is one line, {@code import { a, b } from './name.js';}.
 */
final class PageScripts {
  private static final Pattern IMPORT =
      Pattern.compile("^import \\{ (.+) } from '\\./([a-z]+)\\.js';$", Pattern.MULTILINE);
  private static final Pattern EXPORT =
      Pattern.compile(
          "^export ((?:async )?(?:function\\*?|class|const) ([A-Za-z0-9_$]+))", Pattern.MULTILINE);
  private static final String CHECKING = "worker";
  private static final String SHOWING = "page";

  private final UnaryOperator<String> files;

  /**
   * Scripts of these files.
   *
   * @param files the text of the file of a name
   */
  PageScripts(UnaryOperator<String> files) {
    this.files = files;
  }

  String checking() {
    var modules = new LinkedHashSet<String>();
    collect(CHECKING, modules);
    return "'use strict';\nconst modules = {};\n" + joined(modules);
  }

  /** What shows, without what {@link #checking} has already. */
  String showing() {
    var there = new LinkedHashSet<String>();
    collect(CHECKING, there);
    var modules = new LinkedHashSet<String>();
    collect(SHOWING, modules);
    modules.removeAll(there);
    return "'use strict';\n" + joined(modules);
  }

  /** Adds a module, after those that it imports. */
  private void collect(String name, Set<String> modules) {
    if (modules.contains(name)) {
      return;
    }
    var imports = IMPORT.matcher(text(name));
    while (imports.find()) {
      collect(imports.group(2), modules);
    }
    modules.add(name);
  }

  private String joined(Set<String> modules) {
    var all = new StringBuilder();
    for (String name : modules) {
      var body = IMPORT.matcher(text(name)).replaceAll("const { $1 } = modules.$2;");
      all.append("modules.").append(name).append(" = (() => {\n");
      all.append(EXPORT.matcher(body).replaceAll("$1"));
      all.append("return { ").append(String.join(", ", exports(body))).append(" };\n})();\n");
    }
    return all.toString();
  }

  private static List<String> exports(String body) {
    var names = new ArrayList<String>();
    var found = EXPORT.matcher(body);
    while (found.find()) {
      names.add(found.group(2));
    }
    return names;
  }

  private String text(String name) {
    return files.apply(name + ".js");
  }
}
