"""Settings of the kernels that make starts (IPYTHONDIR): nobody's own profile may change a figure."""

c = get_config()  # noqa: F821
c.HistoryManager.enabled = False  # kernels side by side would wait for one history file
c.IPKernelApp.log_level = 50  # at each start a warning on unencrypted TCP (these kernels listen on this machine only), at the end a caught interrupt
