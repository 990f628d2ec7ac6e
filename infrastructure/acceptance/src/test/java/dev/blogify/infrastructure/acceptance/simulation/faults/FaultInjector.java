package dev.blogify.infrastructure.acceptance.simulation.faults;

/** What may happen to whoever calls a port, just before and just after. */
public interface FaultInjector {
  /** Nothing ever happens. */
  FaultInjector NONE =
      new FaultInjector() {
        @Override
        public void beforeCall(String call) {}

        @Override
        public void afterCall(String call) {}
      };

  void beforeCall(String call);

  void afterCall(String call);
}
