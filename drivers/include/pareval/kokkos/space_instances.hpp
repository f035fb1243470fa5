// The counted reference to an execution space: every policy holds one, and every launch copies it.
namespace Kokkos::Impl {
PAREVAL_MEMBER HostSharedPtr<OpenMPInternal>::HostSharedPtr(const HostSharedPtr&) noexcept;
PAREVAL_MEMBER HostSharedPtr<OpenMPInternal>::~HostSharedPtr();
PAREVAL_MEMBER HostSharedPtr<OpenMPInternal>& HostSharedPtr<OpenMPInternal>::operator=(
    const HostSharedPtr&) noexcept;
PAREVAL_MEMBER HostSharedPtr<OpenMPInternal>& HostSharedPtr<OpenMPInternal>::operator=(
    HostSharedPtr&&) noexcept;
PAREVAL_MEMBER void HostSharedPtr<OpenMPInternal>::cleanup() noexcept;
}  // namespace Kokkos::Impl
