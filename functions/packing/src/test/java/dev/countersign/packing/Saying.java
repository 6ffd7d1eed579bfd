package dev.countersign.packing;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** A class that has a method {@code say}, which returns some texts. */
final class Saying {
  private static final ClassDesc LIST = ConstantDescs.CD_List;

  private Saying() {}

  static byte[] classFile(String name, String... texts) {
    var list = MethodTypeDesc.of(LIST, ConstantDescs.CD_Object.arrayType());
    return ClassFile.of()
        .build(
            ClassDesc.of(name),
            type ->
                type.withMethodBody(
                    "say",
                    MethodTypeDesc.of(LIST),
                    ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                    code -> {
                      code.loadConstant(texts.length).anewarray(ConstantDescs.CD_Object);
                      for (int index = 0; index < texts.length; index++) {
                        code.dup().loadConstant(index).loadConstant(texts[index]).aastore();
                      }
                      code.invokestatic(LIST, "of", list, true).areturn();
                    }));
  }

  /** What the class says when the JVM has loaded and verified it. */
  static List<?> said(byte[] classFile) throws ReflectiveOperationException {
    var loader =
        new ClassLoader(Saying.class.getClassLoader()) {
          Class<?> defined() {
            return defineClass(null, classFile, 0, classFile.length);
          }
        };
    return (List<?>) loader.defined().getMethod("say").invoke(null);
  }
}
