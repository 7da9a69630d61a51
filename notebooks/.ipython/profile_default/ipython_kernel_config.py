"""Settings of the kernels that make starts (IPYTHONDIR): nobody's own profile may change a figure."""

c = get_config()  # noqa: F821
c.HistoryManager.enabled = False  # kernels side by side would wait for one history file
# silent: the warning on unencrypted TCP at each start (these kernels serve this machine only), the caught interrupt at the end
c.IPKernelApp.log_level = 50
