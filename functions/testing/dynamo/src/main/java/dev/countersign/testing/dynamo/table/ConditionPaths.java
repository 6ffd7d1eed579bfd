package dev.countersign.testing.dynamo.table;

import java.util.List;
import java.util.stream.Stream;

/** Finds the attributes that a condition refers to. */
final class ConditionPaths {
  private ConditionPaths() {}

  static Stream<Operand.Path> of(Condition condition) {
    return switch (condition) {
      case Condition.Or or -> Stream.concat(of(or.left()), of(or.right()));
      case Condition.And and -> Stream.concat(of(and.left()), of(and.right()));
      case Condition.Not not -> of(not.of());
      case Condition.Exists exists -> Stream.of(exists.path());
      case Condition.NotExists absent -> Stream.of(absent.path());
      case Condition.Compare compare -> of(compare.left(), compare.right());
      case Condition.Between between -> of(between.of(), between.from(), between.to());
      case Condition.In in ->
          Stream.concat(of(in.of()), in.any().stream().flatMap(ConditionPaths::of));
      case Condition.BeginsWith begins -> of(begins.of(), begins.prefix());
      case Condition.Contains contains -> of(contains.of(), contains.part());
    };
  }

  private static Stream<Operand.Path> of(Operand... operands) {
    return List.of(operands).stream().flatMap(ConditionPaths::of);
  }

  private static Stream<Operand.Path> of(Operand operand) {
    return switch (operand) {
      case Operand.Given _ -> Stream.empty();
      case Operand.Path path -> Stream.of(path);
      case Operand.Size size -> Stream.of(size.of());
    };
  }
}
