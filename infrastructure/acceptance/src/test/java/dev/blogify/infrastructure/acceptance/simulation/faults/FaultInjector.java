package dev.blogify.infrastructure.acceptance.simulation.faults;

/** Faults before and after a port call. */
public interface FaultInjector {
  /** Injects no faults. */
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
