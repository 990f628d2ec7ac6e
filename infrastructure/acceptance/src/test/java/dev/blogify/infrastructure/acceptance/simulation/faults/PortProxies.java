package dev.blogify.infrastructure.acceptance.simulation.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Proxies of ports. */
public final class PortProxies {
  private PortProxies() {}

  /** A proxy that passes each call to an interceptor. */
  public static <T> T intercept(Class<T> port, T inner, PortInterceptor passage) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, values) ->
                passage.intercept(method.getName(), values, () -> invoke(method, inner, values))));
  }

  /** A proxy that replaces one method. */
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

  /** The intercepted call. */
  @FunctionalInterface
  public interface PortCall {
    @Nullable Object proceed() throws Throwable;
  }

  /** Handles each call of a proxy. */
  @FunctionalInterface
  public interface PortInterceptor {
    @Nullable Object intercept(String method, Object[] values, PortCall call) throws Throwable;
  }

  /** The replacement of one method. */
  @FunctionalInterface
  public interface MethodReplacement {
    @Nullable Object invoke(Object[] values, PortCall call) throws Throwable;
  }
}
