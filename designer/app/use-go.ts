import { useCallback } from 'react';
import { type NavigateOptions, useNavigate } from 'react-router';

/** Opens another page of the app. Should it fail to load, its place says so. */
export function useGo(): (to: string, options?: NavigateOptions) => void {
  const navigate = useNavigate();
  return useCallback((to, options) => void navigate(to, options), [navigate]);
}
