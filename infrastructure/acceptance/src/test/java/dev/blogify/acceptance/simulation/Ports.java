package dev.blogify.acceptance.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Puts something around ports. */
final class Ports {
  private Ports() {}

  /** The same port, but each call goes by somebody. */
  static <T> T around(Class<T> port, T inner, Passage passage) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, values) ->
                passage.pass(method.getName(), values, () -> invoke(method, inner, values))));
  }

  /** The same port, but for the answer of one method. */
  static <T> T instead(Class<T> port, T inner, String method, Replacement replacement) {
    return around(
        port,
        inner,
        (name, values, call) ->
            name.equals(method) ? replacement.answer(values, call) : call.run());
  }

  private static @Nullable Object invoke(Method method, Object inner, Object[] values)
      throws Throwable {
    try {
      return method.invoke(inner, values);
    } catch (InvocationTargetException fault) {
      throw fault.getCause();
    }
  }

  /** What a call was going to do. */
  @FunctionalInterface
  interface Call {
    @Nullable Object run() throws Throwable;
  }

  /** What every call goes through. */
  @FunctionalInterface
  interface Passage {
    @Nullable Object pass(String method, Object[] values, Call call) throws Throwable;
  }

  /** What one method does instead. */
  @FunctionalInterface
  interface Replacement {
    @Nullable Object answer(Object[] values, Call call) throws Throwable;
  }
}
