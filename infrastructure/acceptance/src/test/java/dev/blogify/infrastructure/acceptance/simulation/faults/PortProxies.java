package dev.blogify.infrastructure.acceptance.simulation.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Puts something around ports. */
public final class PortProxies {
  private PortProxies() {}

  /** The same port, but each call goes by somebody. */
  public static <T> T intercept(Class<T> port, T inner, PortInterceptor passage) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, values) ->
                passage.intercept(method.getName(), values, () -> invoke(method, inner, values))));
  }

  /** The same port, but for the answer of one method. */
  public static <T> T replaceMethod(
      Class<T> port, T inner, String method, MethodReplacement replacement) {
    return intercept(
        port,
        inner,
        (name, values, call) ->
            name.equals(method) ? replacement.invoke(values, call) : call.proceed());
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
  public interface PortCall {
    @Nullable Object proceed() throws Throwable;
  }

  /** What every call goes through. */
  @FunctionalInterface
  public interface PortInterceptor {
    @Nullable Object intercept(String method, Object[] values, PortCall call) throws Throwable;
  }

  /** What one method does instead. */
  @FunctionalInterface
  public interface MethodReplacement {
    @Nullable Object invoke(Object[] values, PortCall call) throws Throwable;
  }
}
