package dev.countersign.testing.simulation;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.countersign.testing.simulation.mistake.Mistake;
import dev.countersign.testing.simulation.mistake.Mistakes;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The mistakes that are written in the package of mistakes, whether they are in a list or not.
 *
 * @param all their constructors and the methods that make them
 * @param unlisted those of them that the lists lead to by no call
 */
record WrittenMistakes(Set<String> all, Set<String> unlisted) {

  static WrittenMistakes read() {
    var classes = new ClassFileImporter().importPackagesOf(Mistake.class);
    var all = new TreeSet<String>();
    classes.stream()
        .flatMap(type -> type.getCodeUnits().stream())
        .filter(WrittenMistakes::makesAMistake)
        .forEach(unit -> all.add(unit.getFullName()));
    var unlisted = new TreeSet<>(all);
    unlisted.removeAll(reached(classes));
    return new WrittenMistakes(all, unlisted);
  }

  private static boolean makesAMistake(JavaCodeUnit unit) {
    return switch (unit) {
      case JavaConstructor made -> isMistake(made.getOwner());
      case JavaMethod making ->
          (making.getRawParameterTypes().isEmpty() && isMistake(making.getRawReturnType()))
              || readsWrongly(making);
      default -> false;
    };
  }

  private static boolean isMistake(JavaClass type) {
    return type.isAssignableTo(Mistake.class) && !type.isAnonymousClass();
  }

  /**
   * A method of a class {@code Wrong…} is a mistake if it gives the same thing misread, or adds a
   * statement as it is misread.
   */
  private static boolean readsWrongly(JavaMethod method) {
    var takes = method.getRawParameterTypes();
    return method.getOwner().getSimpleName().startsWith("Wrong")
        && !takes.isEmpty()
        && ((takes.getFirst().equals(method.getRawReturnType()) && isOfTheDomain(method))
            || (takes.size() == 3 && takes.get(1).getSimpleName().equals("FoldWalk")));
  }

  private static boolean isOfTheDomain(JavaMethod method) {
    return method.getRawReturnType().getPackageName().startsWith("dev.countersign.domain");
  }

  private static Set<String> reached(JavaClasses classes) {
    var reached = new HashSet<String>();
    var next = new ArrayDeque<JavaCodeUnit>(classes.get(Mistakes.class).getCodeUnits());
    while (!next.isEmpty()) {
      var unit = next.poll();
      if (reached.add(unit.getFullName())) {
        used(unit).forEach(next::add);
      }
    }
    return reached;
  }

  private static Stream<? extends JavaCodeUnit> used(JavaCodeUnit by) {
    return Stream.concat(
        Stream.concat(
                by.getMethodCallsFromSelf().stream(), by.getConstructorCallsFromSelf().stream())
            .flatMap(call -> call.getTarget().resolveMember().stream()),
        Stream.concat(
                by.getMethodReferencesFromSelf().stream(),
                by.getConstructorReferencesFromSelf().stream())
            .flatMap(reference -> reference.getTarget().resolveMember().stream()));
  }
}
