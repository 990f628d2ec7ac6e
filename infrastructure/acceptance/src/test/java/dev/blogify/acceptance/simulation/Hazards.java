package dev.blogify.acceptance.simulation;

/** What may happen to whoever calls a port, just before and just after. */
interface Hazards {
  /** Nothing ever happens. */
  Hazards NONE =
      new Hazards() {
        @Override
        public void before(String call) {}

        @Override
        public void after(String call) {}
      };

  void before(String call);

  void after(String call);
}
